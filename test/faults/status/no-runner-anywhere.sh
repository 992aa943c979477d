# what: every set is scaled to zero and wants no runner: zero is zero, not unknown
# expect: answer.runners.desired === 0 && answer.runners.busy === 0 && answer.runners.registered === 0
# not: runners-offline desired-far-from-actual runners-pending jobs-waiting
# verdict: healthy
# mends: no
# patience: 240
break_it() {
  patch -n team-a horizontalrunnerautoscaler web -p '{"spec":{"minReplicas":0}}' && patch -n team-b horizontalrunnerautoscaler api -p '{"spec":{"minReplicas":0}}' &&
  patch -n arc-runners autoscalingrunnerset arc-runner-set -p '{"spec":{"minRunners":0}}' && sleep 60; }
settled() { [ -z "$(kubectl get runners -A -o name)" ] && [ -z "$(kubectl get ephemeralrunners -A -o name)" ] && sleep 15; }
