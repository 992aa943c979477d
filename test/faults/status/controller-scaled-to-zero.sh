# what: ARC's controller was scaled to zero
# problem: arc-not-running
# saw: arc-not-running: ARC's controller is scaled to 0
# expect: set('team-a/web').registered === null && answer.runners.busy === null
# verdict: unhealthy
# mends: yes
break_it() { kubectl -n $A scale deployment $ARC --replicas=0 && sleep 40; }
settled() { pool_empty $POOL; }
