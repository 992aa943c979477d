# what: the runners of a RunnerDeployment end with an error as soon as they start
# problem: runners-pending
# saw: Runners of the new template of team-a/web do not come up .*made anew again and again
# verdict: healthy
# mends: by-hand
# patience: 240
break_it() { patch -n team-a runnerdeployment web -p '{"spec":{"template":{"spec":{"image":"quay.io/prometheus/prometheus:v3"}}}}' && sleep 100; }
settled() { [ "$(kubectl -n team-a get runnerreplicasets -o name | wc -l)" = 2 ]; }
mend_it() { kubectl -n team-a patch runnerdeployment web --type=json -p '[{"op":"remove","path":"/spec/template/spec/image"}]' && sleep 20; }
# ARC waits for runners that never registered to be unregistered, until their pods are gone.
heal_it() { kubectl -n team-a delete pods --all --wait=false; }
