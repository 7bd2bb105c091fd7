package batch

import "github.com/facecue/facecue/internal/corpus"

// take claims the next recording that is to be analysed. Without one, more tells that other
// processes work on some.
func (b *batch) take() (task *corpus.Task, claim *corpus.Claim, more bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for b.next < len(b.tasks) {
		t := b.tasks[b.next]
		b.next++
		if !t.Do {
			b.count(t.ID, false)
			continue
		}
		if task, claim = b.claim(t); task != nil {
			return task, claim, true
		}
	}
	for range len(b.busy) {
		t := b.busy[0]
		b.busy = b.busy[1:]
		if task, claim = b.claim(t); task != nil {
			return task, claim, true
		}
	}
	return nil, nil, len(b.busy) > 0
}

// claim takes the claim of a recording, and looks whether it is still to be analysed: another
// process may have done it.
func (b *batch) claim(t corpus.Task) (*corpus.Task, *corpus.Claim) {
	claim, _, err := b.claims.Take(claimName(t.ID))
	if err != nil {
		b.end(err)
		return nil, nil
	}
	if claim == nil {
		b.busy = append(b.busy, t)
		return nil, nil
	}
	if err := b.manifest.Refresh(); err != nil {
		claim.Release()
		b.end(err)
		return nil, nil
	}
	if now := b.manifest.Records[t.ID]; now != t.Before {
		again := b.planner
		again.Force = false
		task := again.Plan([]corpus.Entry{t.Entry})[0]
		t.Before = now
		if done := now.State == corpus.Done || now.State == corpus.Damaged || now.State == corpus.Failed; done && (!task.Do || now.State == corpus.Failed) {
			claim.Release()
			b.count(t.ID, true)
			return nil, nil
		}
	}
	return &t, claim
}

// end ends the batch because of a fault that is not a recording's.
func (b *batch) end(err error) {
	if b.fault == nil {
		b.fault = err
	}
	b.stop(err)
}

// count counts a recording that is not analysed here by what the manifest says of it.
func (b *batch) count(id string, now bool) {
	state := corpus.Done
	if l := b.manifest.Records[id]; l != nil {
		state = l.State
	}
	b.ends[state]++
	b.progress.skip(id, now)
}

// elsewhere is how many recordings other processes work on.
func (b *batch) elsewhere() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return len(b.busy)
}
