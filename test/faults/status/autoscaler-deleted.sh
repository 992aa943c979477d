# what: an autoscaler was deleted, and ARC still shows its gauges
# problem: gauge-outlives-hra
# saw: HorizontalRunnerAutoscaler team-a/web does not exist
# expect: set('team-a/web').busy === null && set('team-a/web').registered === null
# expect: set('team-a/web').max === 3
# verdict: healthy
# mends: yes
# The leader is to have seen it: a controller that started just now shows nothing of what is gone.
break_it() { wait_until 60 shown || return 1
  kubectl -n team-a delete horizontalrunnerautoscaler web && sleep 15; }
shown() { prometheus "query?query=horizontalrunnerautoscaler_runners%7Bname%3D%22web%22%7D" | grep -q "$(kubectl -n $A get pods -l app.kubernetes.io/name=$ARC -o jsonpath='{.items[0].metadata.name}')"; }
settled() { ! kubectl -n team-a get horizontalrunnerautoscaler web 2>/dev/null; }
