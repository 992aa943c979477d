# what: the runners of a RunnerDeployment end with an error as soon as they start
# problem: runners-pending
# saw: team-a/web.*(exit code|CrashLoop)
# verdict: healthy
# mends: by-hand
# patience: 240
break_it() { patch -n team-a runnerdeployment web -p '{"spec":{"template":{"spec":{"image":"quay.io/prometheus/prometheus:v3"}}}}' && sleep 75; }
settled() { kubectl -n team-a get pods -o json | grep -q '"exitCode": [1-9]'; }
mend_it() { kubectl -n team-a patch runnerdeployment web --type=json -p '[{"op":"remove","path":"/spec/template/spec/image"}]'; }
