package live

import (
	"errors"

	"github.com/facecue/facecue/internal/analysis"
	"github.com/facecue/facecue/models"
)

var errNoRuntime = errors.New("live mode needs ONNX Runtime 1.24 or newer: put libonnxruntime.so.1 beside the plugin, or name it by " + models.LibraryEnv)

func (a *Analyst) load() {
	if _, a.err = models.Start(a.Runtime()); a.err != nil {
		if errors.Is(a.err, models.ErrNoRuntime) {
			a.err = errNoRuntime
		}
		return
	}
	a.registry, a.err = models.NewRegistry()
}

// take gives networks that nobody uses.
func (a *Analyst) take() (*pair, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if n := len(a.free); n > 0 {
		p := a.free[n-1]
		a.free = a.free[:n-1]
		return p, nil
	}
	return a.open()
}

func (a *Analyst) open() (*pair, error) {
	eyes, err := analysis.Open(a.registry, models.DefaultDetector, models.Detector)
	if err != nil {
		return nil, err
	}
	// Fainter faces need a tracker to tell them from nothing.
	least := eyes.Model().Card.Threshold.High
	p := &pair{detector: analysis.NewDetector(eyes, least, minFace, inputSide)}
	reader, err := analysis.Open(a.registry, models.DefaultExpression, models.Expression)
	if err == nil {
		p.judge, err = analysis.NewJudge(reader, thresholds, false)
	}
	if err != nil {
		return nil, errors.Join(err, p.detector.Close())
	}
	return p, nil
}

func (a *Analyst) giveBack(p *pair) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if len(a.free) < mostFree {
		a.free = append(a.free, p)
		return nil
	}
	return errors.Join(p.detector.Close(), p.judge.Close())
}

// Close frees the networks that wait. The analyst can be used again.
func (a *Analyst) Close() (err error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, p := range a.free {
		err = errors.Join(err, p.detector.Close(), p.judge.Close())
	}
	a.free = nil
	return err
}
