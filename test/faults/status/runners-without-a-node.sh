# what: no node takes a RunnerDeployment's runners
# problem: runners-pending
# saw: runners-pending: .*team-a/web.*not scheduled
# saw: No node takes them
# verdict: healthy
# mends: by-hand
# patience: 240
break_it() { patch -n team-a runnerdeployment web -p '{"spec":{"template":{"spec":{"resources":{"requests":{"cpu":"500"}}}}}}' && sleep 75; }
settled() { kubectl -n team-a get pods -o jsonpath='{.items[*].status.conditions[?(@.type=="PodScheduled")].reason}' | grep -q Unschedulable; }
mend_it() { kubectl -n team-a patch runnerdeployment web --type=json -p '[{"op":"remove","path":"/spec/template/spec/resources"}]' && sleep 20; }
# ARC waits for runners that never registered to be unregistered, until their pods are gone.
heal_it() { kubectl -n team-a delete pods --all --wait=false; }
