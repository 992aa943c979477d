# what: every runner that a RunnerDeployment may have has been busy for more than five minutes
# problem: at-maximum
# saw: at-maximum: team-b/api is at its maximum of 5 for [5-9] min
# verdict: unhealthy
# mends: yes
# patience: 420
break_it() { bed github busy acme 5 && date +%s > "$ARCBED_DIR/full-since"; }
settled() { [ $(($(date +%s) - $(cat "$ARCBED_DIR/full-since"))) -gt 330 ] && [ "$(kubectl -n team-b get runnerdeployment api -o jsonpath='{.status.availableReplicas}')" = 5 ]; }
