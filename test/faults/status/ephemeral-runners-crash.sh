# what: the runners of a scale set end with an error as soon as they start, and are not given up yet
# problem: ephemeral-runners-stuck
# saw: ephemeral-runners-stuck: .*its pod has failed [3-5] times
# expect: set("arc-runners/arc-runner-set").available === 0
# verdict: unhealthy
# mends: by-hand
# patience: 420
break_it() { patch -n arc-runners autoscalingrunnerset arc-runner-set -p '{"spec":{"template":{"spec":{"containers":[{"name":"runner","image":"quay.io/prometheus/prometheus:v3","command":["/bin/prometheus"],"args":["--no-such-flag"]}]}}}}'; }
settled() { [ "$(kubectl -n arc-runners get ephemeralrunners -o json | grep -c ": \"20..-..-..T..:..:..Z\"")" -ge 5 ] && sleep 20; }
mend_it() { patch -n arc-runners autoscalingrunnerset arc-runner-set -p '{"spec":{"template":{"spec":{"containers":[{"name":"runner","image":"ghcr.io/actions/actions-runner:latest","command":["/home/runner/run.sh"]}]}}}}' &&
  kubectl -n arc-runners patch autoscalingrunnerset arc-runner-set --type=json -p '[{"op":"remove","path":"/spec/template/spec/containers/0/args"}]'; }
