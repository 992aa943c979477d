# what: Prometheus does not select the controller's monitor any more: its numbers are gone for minutes
# problem: metrics-missing
# saw: Prometheus has no fresh metric of actions.summerwind.dev
# expect: set('team-a/web').busy === null && set('team-a/web').registered === null && answer.runners.busy === null
# expect: set('arc-runners/arc-runner-set').busy === 0
# expect: source('horizontalrunnerautoscaler_runners_busy').state === 'stale'
# verdict: undecided
# mends: no
break_it() { kubectl -n $A label servicemonitor $SM release- && sleep 60; }
settled() { pool_empty $POOL; }
