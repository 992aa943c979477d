# what: the API server refuses the pods of a scale set's runners, so that these are given up
# problem: runners-failed
# saw: runners-failed: .*of arc-runners/arc-runner-set failed \| .*volumeMounts.*[Nn]ot found
# saw: kubectl -n arc-runners delete ephemeralrunner
# expect: set("arc-runners/arc-runner-set").available === 0
# verdict: unhealthy
# mends: by-hand
# patience: 120
# Runners whose pods end with an error are made anew after the sixth time (0.14.2), and never called Failed.
break_it() { kubectl -n arc-runners patch autoscalingrunnerset arc-runner-set --type=json -p '[{"op":"add","path":"/spec/template/spec/containers/0/volumeMounts","value":[{"name":"no-such-volume","mountPath":"/cache"}]}]'; }
settled() { kubectl -n arc-runners get ephemeralrunners -o jsonpath='{.items[*].status.phase}' | grep -q Failed && sleep 15; }
mend_it() { kubectl -n arc-runners patch autoscalingrunnerset arc-runner-set --type=json -p '[{"op":"remove","path":"/spec/template/spec/containers/0/volumeMounts"}]'; }
