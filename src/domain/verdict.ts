/**
 * How a run came out, in one word.
 * learns: it ranks held-out pairs rightly, and its accuracy says so. misread: it does, but its
 * accuracy as written does not show it. inverted: it ranks them upside down. stuck: it ended
 * without learning to tell them apart. dead: its gradients are exactly 0. undecided: too early.
 */
export type Verdict = 'learns' | 'misread' | 'inverted' | 'stuck' | 'dead' | 'nan' | 'undecided'
