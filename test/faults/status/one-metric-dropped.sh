# what: the monitor drops one of ARC's metrics, so that one number is not known
# problem: metrics-missing
# saw: horizontalrunnerautoscaler_runners_busy
# expect: set('team-a/web').busy === null && set('team-a/web').registered === 3
# expect: answer.runners.busy === null
# verdict: undecided
# mends: no
# patience: 200
break_it() { kubectl -n $A patch servicemonitor $SM --type=json -p '[{"op":"add","path":"/spec/endpoints/0/metricRelabelings","value":[{"sourceLabels":["__name__"],"regex":"horizontalrunnerautoscaler_runners_busy","action":"drop"}]}]' && sleep 60; }
settled() { pool_up $POOL; }
