# what: every runner that a RunnerDeployment may have is busy
# problem: at-maximum
# saw: at-maximum: team-b/api is at its maximum of 5
# saw: 5 runners are busy and 5 is the most that it may have
# expect: set('team-b/api').busy === 5 && set('team-b/api').max === 5
# expect: answer.problems[0].fix.lasting !== undefined
# verdict: healthy
# mends: yes
break_it() { bed github busy acme 5; }
settled() { [ "$(kubectl -n team-b get runnerdeployment api -o jsonpath='{.status.availableReplicas}')" = 5 ] && sleep 20; }
