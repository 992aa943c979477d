# what: a scale set has more jobs than it may have runners
# problem: jobs-waiting at-maximum
# saw: jobs-waiting: 4 jobs wait for arc-runners/arc-runner-set, which is at its maximum of 5
# expect: set('arc-runners/arc-runner-set').waitingJobs === 4
# verdict: unhealthy
# mends: yes
break_it() { bed github jobs arc-runner-set 9; }
settled() { [ "$(kubectl -n arc-runners get ephemeralrunners -o jsonpath='{.items[*].status.phase}' | wc -w)" = 5 ] && sleep 25; }
