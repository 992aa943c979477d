# what: an autoscaler has a metric that ARC does not know: it is reconciled in vain, and its set is never scaled
# problem: autoscaler-failing
# saw: ARC cannot find out what team-a/web should want: .*NoSuchMetric
# saw: types are PercentageRunnersBusy
# verdict: unhealthy
# mends: by-hand
break_it() { patch -n team-a horizontalrunnerautoscaler web -p '{"spec":{"metrics":[{"type":"NoSuchMetric"}]}}' && sleep 40; }
settled() { kubectl -n $A logs deployment/$ARC --tail=50 | grep -q 'NoSuchMetric'; }
mend_it() { patch -n team-a horizontalrunnerautoscaler web -p '{"spec":{"metrics":[{"type":"PercentageRunnersBusy","scaleUpThreshold":"0.75","scaleDownThreshold":"0.25","scaleUpFactor":"1.5","scaleDownFactor":"0.5"}]}}'; }
