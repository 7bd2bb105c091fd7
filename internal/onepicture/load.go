package onepicture

import (
	"errors"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/inference"
	"github.com/facecue/facecue/models"
)

var errNoRuntime = errors.New("live mode needs ONNX Runtime 1.24 or newer: put libonnxruntime.so.1 beside the plugin, or name it by " + models.LibraryEnv)

// load starts ONNX Runtime and opens the registry.
func (a *Analyser) load() {
	if _, a.loadErr = models.Start(a.Runtime()); a.loadErr != nil {
		if errors.Is(a.loadErr, models.ErrNoRuntime) {
			a.loadErr = errNoRuntime
		}
		return
	}
	a.registry, a.loadErr = models.NewRegistry()
}

// take gives idle networks, or opens some.
func (a *Analyser) take() (*networks, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if last := len(a.idle) - 1; last >= 0 {
		n := a.idle[last]
		a.idle = a.idle[:last]
		return n, nil
	}
	return a.open()
}

func (a *Analyser) open() (*networks, error) {
	session, err := inference.Open(a.registry, models.DefaultDetector, models.Detector)
	if err != nil {
		return nil, err
	}
	// Under the high threshold a tracker decides whether a detection is a face. Here is none.
	minScore := session.Model().Card.Threshold.High
	n := &networks{detector: inference.NewDetector(session, minScore, inference.DefaultMinFace, inference.DefaultInputSide)}
	session, err = inference.Open(a.registry, models.DefaultExpression, models.Expression)
	if err == nil {
		thresholds := face.Thresholds{Quality: inference.DefaultQuality, Uncertain: inference.DefaultUncertain}
		n.classifier, err = inference.NewClassifier(session, thresholds, false)
	}
	if err != nil {
		return nil, errors.Join(err, n.detector.Close())
	}
	return n, nil
}

func (a *Analyser) giveBack(n *networks) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if len(a.idle) < maxIdle {
		a.idle = append(a.idle, n)
		return nil
	}
	return n.close()
}

func (n *networks) close() error { return errors.Join(n.detector.Close(), n.classifier.Close()) }

// Close frees the idle networks. The analyser can be used again.
func (a *Analyser) Close() (err error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, n := range a.idle {
		err = errors.Join(err, n.close())
	}
	a.idle = nil
	return err
}
