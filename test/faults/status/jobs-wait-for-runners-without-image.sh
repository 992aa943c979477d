# what: jobs wait, as the image of the scale set's runners cannot be pulled
# problem: jobs-waiting ephemeral-runners-stuck
# saw: jobs-waiting: .*(not ready yet|not created).*(ImagePull|ErrImage)
# saw: image cannot be pulled
# verdict: unhealthy
# mends: by-hand
# patience: 180
break_it() {
  patch -n arc-runners autoscalingrunnerset arc-runner-set -p '{"spec":{"template":{"spec":{"containers":[{"name":"runner","image":"ghcr.io/actions/actions-runner:missing","command":["/home/runner/run.sh"]}]}}}}' &&
    sleep 15 && bed github jobs arc-runner-set 3 && sleep 70; }
settled() { kubectl -n arc-runners get pods -o jsonpath='{.items[*].status.containerStatuses[*].state.waiting.reason}' | grep -q Image; }
mend_it() { patch -n arc-runners autoscalingrunnerset arc-runner-set -p '{"spec":{"template":{"spec":{"containers":[{"name":"runner","image":"ghcr.io/actions/actions-runner:latest","command":["/home/runner/run.sh"]}]}}}}' && bed github jobs arc-runner-set 0; }
