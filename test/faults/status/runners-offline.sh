# what: the pods of a RunnerDeployment run and are ready, and GitHub does not know them
# problem: runners-offline
# saw: runners-offline: 3 runners of team-a/web are offline \| 3 runners have been ready for minutes .*GitHub counts 0 registered
# expect: set('team-a/web').registered === 0 && set('team-a/web').available === 3
# verdict: unhealthy
# mends: no
# patience: 420
break_it() { patch -n team-a runnerdeployment web -p '{"spec":{"template":{"spec":{"image":"registry.example/our-runner:1"}}}}'; }
# ARC takes the new ones for available as soon as they run, and removes those before. They are older than a runner may take to register.
settled() {
  [ "$(kubectl -n team-a get runners -o jsonpath='{.items[*].status.phase}' | tr ' ' '\n' | grep -c Running)" = 3 ] &&
    [ $(($(date +%s) - $(date -d "$(kubectl -n team-a get runners --sort-by=.metadata.creationTimestamp -o jsonpath='{.items[-1:].metadata.creationTimestamp}')" +%s))) -gt 310 ]; }
# ARC waits for runners that never registered to be unregistered, until their pods are gone.
heal_it() { kubectl -n team-a patch runnerdeployment web --type=json -p '[{"op":"remove","path":"/spec/template/spec/image"}]' && sleep 20 && kubectl -n team-a delete pods --all --wait=false; }
