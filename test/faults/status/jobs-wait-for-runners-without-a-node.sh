# what: jobs wait, as no node takes the scale set's runners
# problem: jobs-waiting
# saw: jobs-waiting: .*not scheduled
# saw: No node takes them
# verdict: unhealthy
# mends: by-hand
# patience: 180
break_it() {
  patch -n arc-runners autoscalingrunnerset arc-runner-set -p '{"spec":{"template":{"spec":{"nodeSelector":{"pool":"gpu"}}}}}' &&
    sleep 15 && bed github jobs arc-runner-set 3 && sleep 70; }
settled() { kubectl -n arc-runners get pods -o jsonpath='{.items[*].status.conditions[?(@.type=="PodScheduled")].reason}' | grep -q Unschedulable; }
mend_it() { kubectl -n arc-runners patch autoscalingrunnerset arc-runner-set --type=json -p '[{"op":"remove","path":"/spec/template/spec/nodeSelector"}]' && bed github jobs arc-runner-set 0; }
