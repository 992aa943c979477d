# what: the runners of a scale set end with an error again and again, until they are given up
# problem: runners-failed
# saw: runners-failed: .*of arc-runners/arc-runner-set failed
# saw: kubectl -n arc-runners delete ephemeralrunner
# verdict: unhealthy
# mends: by-hand
# patience: 420
break_it() { patch -n arc-runners autoscalingrunnerset arc-runner-set -p '{"spec":{"template":{"spec":{"containers":[{"name":"runner","image":"quay.io/prometheus/prometheus:v3","command":["/bin/prometheus"],"args":["--no-such-flag"]}]}}}}'; }
settled() { kubectl -n arc-runners get ephemeralrunners -o jsonpath='{.items[*].status.phase}' | grep -q Failed && sleep 15; }
mend_it() { patch -n arc-runners autoscalingrunnerset arc-runner-set -p '{"spec":{"template":{"spec":{"containers":[{"name":"runner","image":"ghcr.io/actions/actions-runner:latest","command":["/home/runner/run.sh"]}]}}}}' &&
  kubectl -n arc-runners patch autoscalingrunnerset arc-runner-set --type=json -p '[{"op":"remove","path":"/spec/template/spec/containers/0/args"}]'; }
