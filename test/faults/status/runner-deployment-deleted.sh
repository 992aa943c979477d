# what: a RunnerDeployment and its autoscaler were deleted, and ARC still shows their gauges
# problem: gauge-outlives-hra
# saw: RunnerDeployment team-a/web does not exist
# expect: set('team-a/web') === undefined
# expect: answer.runners.desired === 3
# verdict: healthy
# mends: yes
# The leader is to have seen it: a controller that started just now shows nothing of what is gone.
break_it() { wait_until 60 shown || return 1
  kubectl -n team-a delete horizontalrunnerautoscaler web && kubectl -n team-a delete runnerdeployment web && sleep 15; }
shown() { prometheus "query?query=horizontalrunnerautoscaler_runners%7Bname%3D%22web%22%7D" | grep -q "$(kubectl -n $A get pods -l app.kubernetes.io/name=$ARC -o jsonpath='{.items[0].metadata.name}')"; }
settled() { [ -z "$(kubectl -n team-a get runners -o name)" ]; }
