# what: every runner that a RunnerDeployment may have has been busy for more than five minutes
# problem: at-maximum
# saw: at-maximum: team-b/api is at its maximum of 5 for [5-9] min
# verdict: unhealthy
# mends: yes
# patience: 120
break_it() { bed github busy acme 5 && sleep 320; }
settled() { [ "$(kubectl -n team-b get runnerdeployment api -o jsonpath='{.status.availableReplicas}')" = 5 ]; }
