package bench

import (
	"errors"
	"io"
	"slices"
	"time"

	"github.com/facecue/facecue/filter"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/pipeline"
)

// StageNames are the stages in the order of a frame's way. search and regions are the two
// parts of detect.
var StageNames = []string{"decode", "luma", "detect", "search", "regions", "crop", "classify", "people", "track", "smooth", "write"}

// eachStage sends the kept frames through one stage after another, on one thread,
// and notes what a frame took.
func (b *bencher) eachStage() error {
	source := b.kept.loop(b.stream, int64(len(b.kept.frames)))
	stages, err := b.openStages()
	defer func() {
		for _, s := range stages {
			s.close()
		}
	}()
	if err != nil {
		return err
	}
	took := map[string]time.Duration{}
	writer, err := recordWriter(b.stream)
	if err != nil {
		return err
	}
	if err := b.eachBlock(source, stages, writer, took); err != nil {
		return err
	}
	took["detect"] = took["search"] + took["regions"]
	took["classify"] -= took["crop"] // which it did again
	for name, t := range took {
		b.stages[name] = append(b.stages[name], t.Seconds()/float64(len(b.kept.frames)))
	}
	return writer.Close()
}

// eachBlock takes the frames of a source through the stages, in the blocks of the pipeline.
func (b *bencher) eachBlock(source pipeline.Source, stages []stage, writer format.Writer, took map[string]time.Duration) error {
	blocks := pipeline.NewBlockReader(source, b.chain.BlockLength())
	defer blocks.Close()
	search := searchStage{stages[0].Filter}
	for {
		block, err := blocks.Read()
		if block == nil {
			return err
		}
		if err == nil {
			err = search.find(block, took)
		}
		if err == nil {
			err = b.eachFrame(block.Frames, stages[1:], writer, took)
		}
		pipeline.CloseBlock(block)
		if err != nil {
			return err
		}
	}
}

// stage is a step of the analysis that is timed alone.
type stage struct {
	filter.Filter // of the stage detect
	name          string
	process       func(*frame.Frame) error
	close         func() error
}

// openStages opens the filters, and the cutting out of faces as a stage before
// classify. The caller closes the stages, also when it fails.
func (b *bencher) openStages() (list []stage, err error) {
	for _, name := range []string{"detect", "classify", "people", "track", "smooth"} {
		f, err := filter.New(b.filters, name, "")
		if err != nil {
			return list, err
		}
		list = append(list, stage{f, name, f.Process, f.Close})
		if err := f.Configure(b.stream); err != nil {
			return list, err
		}
	}
	crop, err := newCropStage(b.filters)
	if err != nil {
		return list, err
	}
	return slices.Insert(list, 1, stage{nil, "crop", crop.cut, crop.close}), nil
}

// eachFrame takes frames through the stages after detect.
func (b *bencher) eachFrame(frames []*frame.Frame, stages []stage, writer format.Writer, took map[string]time.Duration) error {
	var errs []error
	for _, f := range frames {
		errs = append(errs, b.oneFrame(f, stages, writer, took))
	}
	return errors.Join(errs...)
}

// oneFrame takes a frame through the stages after detect.
func (b *bencher) oneFrame(f *frame.Frame, stages []stage, writer format.Writer, took map[string]time.Duration) (err error) {
	clock := func(name string, do func() error) {
		if err == nil {
			begun := time.Now()
			err = do()
			took[name] += time.Since(begun)
		}
	}
	clock("luma", func() error {
		var c frame.Converter
		_, err := f.Luma(&c)
		return errors.Join(err, c.Close())
	})
	for _, s := range stages {
		clock(s.name, func() error { return s.process(f) })
	}
	clock("write", func() error { return writer.Result(&f.Result) })
	return err
}

// recordWriter writes the record to nowhere.
func recordWriter(s face.Stream) (format.Writer, error) {
	f, err := format.Named("jsonl")
	if err != nil {
		return nil, err
	}
	return f.New(io.Discard, f.Options.Defaults(), format.Header{Stream: s})
}
