//go:build players

package players

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestAgreementPage goes through the differences of two raters with the keys and by clicks.
func TestAgreementPage(t *testing.T) {
	folder := t.TempDir()
	for name, text := range map[string]string{
		"anna.csv": "onset,offset,label,person\n1,3,happiness,Anna\n5,8,anger,Anna\n12,14,fear,Anna\n",
		"ben.csv":  "onset,offset,label,person\n1,3,happiness,Anna\n6,8,anger,Anna\n12,14,sadness,Anna\n",
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	facecue(t, "agree", filepath.Join(folder, "anna.csv"), filepath.Join(folder, "ben.csv"), "-o", filepath.Join(folder, "agree.html"))
	server := httptest.NewServer(http.FileServer(http.Dir(folder)))
	t.Cleanup(server.Close)
	b := startBrowser(t)
	b.call("POST", "/url", map[string]any{"url": server.URL + "/agree.html"}, nil)
	for _, step := range []struct{ do, want string }{
		{`;`, "2 differences"},
		{`press("n");`, "1 of 2: 0:05.00 to 0:06.00: anger and none"},
		{`press("N");`, "2 of 2: 0:12.00 to 0:14.00: fear and sadness"},
		{`press("n");`, "2 of 2: 0:12.00 to 0:14.00: fear and sadness"},
		{`press("p");`, "1 of 2: 0:05.00 to 0:06.00: anger and none"},
		{`document.querySelectorAll("#differences button")[1].click();`, "2 of 2: 0:12.00 to 0:14.00: fear and sadness"},
		{`document.querySelector("#lines .difference").dispatchEvent(new MouseEvent("click"));`, "1 of 2: 0:05.00 to 0:06.00: anger and none"},
		{`press("+"); press("+");`, "1 of 2: 0:05.00 to 0:06.00: anger and none"},
		{`const s = document.getElementById("least"); s.value = "5"; s.dispatchEvent(new Event("change"));`, "0 differences"},
	} {
		var said string
		b.script(`const done = arguments[0], press = key => document.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
			`+step.do+`
			done(document.getElementById("place").textContent);`, &said)
		if said != step.want {
			t.Errorf("%s: the page says %q, want %q", strings.TrimSpace(step.do), said, step.want)
		}
	}
}
