/** What the document says of how it was made. */
import { CHANCE, DIGITS, FALLS_SHORT, GAIN, PERFECT } from './truth'

export const METHOD = `# How good the diagnosis is

\`npm run faults -- --prove --write\` makes this page, and [diagnosis.json](diagnosis.json), which holds the same for programs:
each fault with its link, the setting at fault and what it should be, and what came of each seed. \`--from FILE\`
scores faults of your own, in the same form.

## Method

A fault is a set-up that learns, the _base_, with one setting changed, seldom two that go together. So
what is wrong is known, and the rules of diagnosis have no part in it. Base and fault are trained in Node
from the same seed, on the page's own engine, kernels and stores, and findings are asked for as the page
asks: at every evaluation, every 10 steps, and at the end; before the last time fixes are tried, as on the page.
The rules were set by these very set-ups, so what they are worth on others may be less. Links are for seeds 1 to N: add \`&seed=1\`.

**Fails** is said by measurements alone, on the thousands of held-out pairs that the page judges by. A
run fails if it is not finite; or its AUC is below ${CHANCE}; or it is not ${GAIN} above that of the untrained network on
the very same pairs, unless it is ${PERFECT} or more; or, of digits, below ${DIGITS}; or, of faces, more than ${GAIN} below that
of raw pixels; or if the accuracy by the metric chosen is more than ${FALLS_SHORT} below the best there is. A run of a
fault **counts** where it fails and its base, from the same seed, does not. A run of a healthy set-up counts
where it does not fail.

**Detected**: a finding that is an error or a warning was told at any of these times; with the step it came
at, 0 for before the first.

**Names the changed setting**: the finding that stands first in the end, or its first fix, is about the
setting that was changed: of a number, the fix leads in the direction of the base's; of layers, it
changes the same property of the same kind of layer; of some causes, the cause is about that setting by
its name. Putting that setting back rescues the run, since the base learns.

**First fix cures**: the first fix of that finding, alone, applied to the set-up and trained from step 0 to the end
with the same seed, makes a run that does not fail. For each of these faults there is a single change that does: the base.

**Right**: undoing just what the finding speaks of rescues the run: it names the changed setting, or its
first fix cures.

**False** is any error or warning, at any step, of a run that does not fail. That so few people judge a run
that they do not show what it learnt speaks of how it is judged, and is neither false nor a detection. A set-up with a defect that happens
to do no harm (a penalty that is declared and never added, say) is not among those that learn: to be told of it is right.

**What was told wrongly once** are set-ups that earlier rules, which went by fixed sentences, explained wrongly.
They are in no total: no base is known of them. What stands first in the end is compared with what was told then;
where it offers a fix, how many of the seeds that fix, alone, makes learn.`
