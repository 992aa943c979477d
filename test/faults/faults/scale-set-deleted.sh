# what: the only scale set was deleted, and its listener went with it: nothing is wrong, its metrics cannot be there
# root:
# verdict: healthy
# mends: no
break_it() { kubectl -n arc-runners delete autoscalingrunnerset arc-runner-set --wait; }
settled() { pool_empty podMonitor/$G/gha-rs-listener/0; }
