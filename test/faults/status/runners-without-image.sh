# what: the image of a RunnerDeployment's runners cannot be pulled
# problem: runners-pending
# saw: runners-pending: .*team-a/web.*(ImagePull|ErrImage)
# saw: image cannot be pulled
# expect: set('team-a/web').registered !== null
# verdict: unhealthy
# mends: by-hand
# patience: 240
# A node calls such a pod Pending, and ARC keeps the runners of the template before. The bed calls it Running: ARC takes it for available, and removes those.
break_it() { patch -n team-a runnerdeployment web -p '{"spec":{"template":{"spec":{"image":"summerwind/actions-runner:missing"}}}}' && sleep 75; }
settled() { kubectl -n team-a get pods -o jsonpath='{.items[*].status.containerStatuses[*].state.waiting.reason}' | grep -q Image; }
mend_it() { kubectl -n team-a patch runnerdeployment web --type=json -p '[{"op":"remove","path":"/spec/template/spec/image"}]' && sleep 20; }
# ARC waits for runners that never registered to be unregistered, until their pods are gone.
heal_it() { kubectl -n team-a delete pods --all --wait=false; }
