package onepicture

import "github.com/facecue/facecue/internal/pixel"

// weights are a matrix's shares of red, green and blue in luma of limited range,
// in 1/256 (ITU-R BT.601-7 and BT.709-6, section 3): they sum to 219/255.
type weights struct{ r, g, b int }

var (
	bt601 = weights{66, 129, 25}
	bt709 = weights{47, 157, 16}
)

// luma computes, from pixels of four bytes, the luma that the host converted to RGB, because
// annotate analyses that luma. The matrix is that of BT.709 from 720 lines on, as players
// assume, else that of BT.601.
func luma(to pixel.Gray, pix []byte, stride int) {
	m := bt601
	if to.H >= 720 {
		m = bt709
	}
	for y := range to.H {
		from := pix[y*stride:]
		for x := range to.Row(y) {
			p := from[4*x:][:3]
			to.Row(y)[x] = byte((m.r*int(p[0])+m.g*int(p[1])+m.b*int(p[2])+128)>>8 + 16)
		}
	}
}
