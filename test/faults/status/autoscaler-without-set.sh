# what: an autoscaler names a set that does not exist
# problem: autoscaler-without-set
# saw: Its target, RunnerDeployment team-a/wbe, does not exist
# saw: HorizontalRunnerAutoscaler team-a/web scales nothing
# verdict: healthy
# mends: by-hand
break_it() { patch -n team-a horizontalrunnerautoscaler web -p '{"spec":{"scaleTargetRef":{"name":"wbe"}}}' && sleep 15; }
settled() { true; }
mend_it() { patch -n team-a horizontalrunnerautoscaler web -p '{"spec":{"scaleTargetRef":{"name":"web"}}}'; }
