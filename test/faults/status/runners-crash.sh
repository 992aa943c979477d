# what: the runners of a RunnerDeployment end with an error as soon as they start
# problem: runners-pending
# saw: Runners of team-a/web end as soon as they start .*made anew again and again
# verdict: unhealthy
# mends: by-hand
# patience: 240
# Once all of them run at once, for a second, ARC takes them for available, and removes those of the template before: in seconds or in minutes.
break_it() { patch -n team-a runnerdeployment web -p '{"spec":{"template":{"spec":{"image":"quay.io/prometheus/prometheus:v3"}}}}' && sleep 100 &&
  kubectl -n team-a delete --ignore-not-found --wait=false $(kubectl -n team-a get runnerreplicasets --sort-by=.metadata.creationTimestamp -o name | head -n -1) runnerreplicaset/none; }
# GitHub's count follows with the next sync.
settled() { [ "$(kubectl -n team-a get runnerreplicasets -o name | wc -l)" = 1 ] && sleep 25; }
mend_it() { kubectl -n team-a patch runnerdeployment web --type=json -p '[{"op":"remove","path":"/spec/template/spec/image"}]'; }
# ARC waits for runners that never registered to be unregistered, until their pods are gone.
heal_it() { kubectl -n team-a delete pods --all --wait=false; }
