# what: the pods of a RunnerDeployment run and are ready, and GitHub does not know them
# problem: runners-offline
# saw: runners-offline: 3 runners of team-a/web are offline \| 3 runners have been ready for minutes .*GitHub counts 0 registered
# expect: set('team-a/web').registered === 0
# verdict: unhealthy
# mends: by-hand
# patience: 420
break_it() { patch -n team-a runnerdeployment web -p '{"spec":{"template":{"spec":{"image":"registry.example/our-runner:1"}}}}' && sleep 330; }
settled() { [ "$(kubectl -n team-a get runners -o jsonpath='{.items[*].status.phase}' | tr ' ' '\n' | grep -c Running)" -ge 3 ]; }
mend_it() { kubectl -n team-a patch runnerdeployment web --type=json -p '[{"op":"remove","path":"/spec/template/spec/image"}]'; }
