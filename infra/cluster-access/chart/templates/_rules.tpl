{{/* Generated from src/facts/sources.ts by `npm run generate`; a test holds it to that. */}}
{{- define "arcbot.rules.cluster" -}}
# labels that a Prometheus' namespace selectors match
- apiGroups: [""]
  resources: [namespaces]
  verbs: [list]
# how many nodes there are, of which version, and whether they are ready
- apiGroups: [""]
  resources: [nodes]
  verbs: [list]
# whether the CRDs are as new as the operator
- apiGroups: [apiextensions.k8s.io]
  resources: [customresourcedefinitions]
  resourceNames: [servicemonitors.monitoring.coreos.com, podmonitors.monitoring.coreos.com]
  verbs: [get]
# whether Prometheus' ServiceAccount may discover; creates nothing that lasts
- apiGroups: [authorization.k8s.io]
  resources: [subjectaccessreviews]
  verbs: [create]
# labels of a namespace that is known by name
- apiGroups: [""]
  resources: [namespaces]
  verbs: [get]
{{- end }}
{{- define "arcbot.rules.everywhere" -}}
# labels that a Prometheus' namespace selectors match
- apiGroups: [""]
  resources: [namespaces]
  verbs: [list]
# which monitors each Prometheus selects, and how it is doing
- apiGroups: [monitoring.coreos.com]
  resources: [prometheuses]
  verbs: [list]
# how many nodes there are, of which version, and whether they are ready
- apiGroups: [""]
  resources: [nodes]
  verbs: [list]
# its version, and how it is doing
- apiGroups: [monitoring.coreos.com]
  resources: [alertmanagers]
  verbs: [list]
# a monitor may be selected by an agent alone
- apiGroups: [monitoring.coreos.com]
  resources: [prometheusagents]
  verbs: [list]
# what is to be scraped, and how
- apiGroups: [monitoring.coreos.com]
  resources: [servicemonitors]
  verbs: [list]
# what is to be scraped, and how
- apiGroups: [monitoring.coreos.com]
  resources: [podmonitors]
  verbs: [list]
# the operator's flags and ARC's metrics address
- apiGroups: [apps]
  resources: [deployments]
  verbs: [list]
# whether Prometheus was rolled out
- apiGroups: [apps]
  resources: [statefulsets]
  verbs: [list]
# what a ServiceMonitor selects, and where Prometheus answers
- apiGroups: [""]
  resources: [services]
  verbs: [list]
# the addresses that Prometheus discovers
- apiGroups: [""]
  resources: [endpoints]
  verbs: [list]
# the addresses, where Prometheus discovers by EndpointSlice
- apiGroups: [discovery.k8s.io]
  resources: [endpointslices]
  verbs: [list]
# whether operator, Prometheus, controllers and listeners run
- apiGroups: [""]
  resources: [pods]
  verbs: [list]
# the operator's reason for rejecting a monitor
- apiGroups: [""]
  resources: [events]
  verbs: [list]
# whether Prometheus may reach ARC
- apiGroups: [networking.k8s.io]
  resources: [networkpolicies]
  verbs: [list]
# how many runners are wanted and there
- apiGroups: [actions.summerwind.dev]
  resources: [runnerdeployments]
  verbs: [list]
# how many runners are wanted and there
- apiGroups: [actions.summerwind.dev]
  resources: [runnersets]
  verbs: [list]
# whether runners of a new template come up, and those that no RunnerDeployment makes
- apiGroups: [actions.summerwind.dev]
  resources: [runnerreplicasets]
  verbs: [list]
# limits, and which metrics this set-up can have
- apiGroups: [actions.summerwind.dev]
  resources: [horizontalrunnerautoscalers]
  verbs: [list]
# runners that are pending, failed or offline
- apiGroups: [actions.summerwind.dev]
  resources: [runners]
  verbs: [list]
# limits and runners of each scale set
- apiGroups: [actions.github.com]
  resources: [autoscalingrunnersets]
  verbs: [list]
# whether each scale set has its listener
- apiGroups: [actions.github.com]
  resources: [autoscalinglisteners]
  verbs: [list]
# runners wanted and there
- apiGroups: [actions.github.com]
  resources: [ephemeralrunnersets]
  verbs: [list]
# runners that are pending, stuck or failed, and why
- apiGroups: [actions.github.com]
  resources: [ephemeralrunners]
  verbs: [list]
# whether the CRDs are as new as the operator
- apiGroups: [apiextensions.k8s.io]
  resources: [customresourcedefinitions]
  resourceNames: [servicemonitors.monitoring.coreos.com, podmonitors.monitoring.coreos.com]
  verbs: [get]
# whether Prometheus' ServiceAccount may discover; creates nothing that lasts
- apiGroups: [authorization.k8s.io]
  resources: [subjectaccessreviews]
  verbs: [create]
# labels of a namespace that is known by name
- apiGroups: [""]
  resources: [namespaces]
  verbs: [get]
{{- end }}
{{- define "arcbot.rules.monitoring" -}}
# which monitors each Prometheus selects, and how it is doing
- apiGroups: [monitoring.coreos.com]
  resources: [prometheuses]
  verbs: [list]
# its version, and how it is doing
- apiGroups: [monitoring.coreos.com]
  resources: [alertmanagers]
  verbs: [list]
# a monitor may be selected by an agent alone
- apiGroups: [monitoring.coreos.com]
  resources: [prometheusagents]
  verbs: [list]
# what is to be scraped, and how
- apiGroups: [monitoring.coreos.com]
  resources: [servicemonitors]
  verbs: [list]
# what is to be scraped, and how
- apiGroups: [monitoring.coreos.com]
  resources: [podmonitors]
  verbs: [list]
# the operator's flags and ARC's metrics address
- apiGroups: [apps]
  resources: [deployments]
  verbs: [list]
# whether Prometheus was rolled out
- apiGroups: [apps]
  resources: [statefulsets]
  verbs: [list]
# what a ServiceMonitor selects, and where Prometheus answers
- apiGroups: [""]
  resources: [services]
  verbs: [list]
# whether operator, Prometheus, controllers and listeners run
- apiGroups: [""]
  resources: [pods]
  verbs: [list]
# the operator's reason for rejecting a monitor
- apiGroups: [""]
  resources: [events]
  verbs: [list]
# whether Prometheus may reach ARC
- apiGroups: [networking.k8s.io]
  resources: [networkpolicies]
  verbs: [list]
# the operator's and Prometheus' own words
- apiGroups: [""]
  resources: [pods/log]
  verbs: [get]
{{- end }}
{{- define "arcbot.rules.subresources" -}}
# the operator's and Prometheus' own words
- apiGroups: [""]
  resources: [pods/log]
  verbs: [get]
{{- end }}
{{- define "arcbot.rules.arc" -}}
# what is to be scraped, and how
- apiGroups: [monitoring.coreos.com]
  resources: [servicemonitors]
  verbs: [list]
# what is to be scraped, and how
- apiGroups: [monitoring.coreos.com]
  resources: [podmonitors]
  verbs: [list]
# the operator's flags and ARC's metrics address
- apiGroups: [apps]
  resources: [deployments]
  verbs: [list]
# what a ServiceMonitor selects, and where Prometheus answers
- apiGroups: [""]
  resources: [services]
  verbs: [list]
# the addresses that Prometheus discovers
- apiGroups: [""]
  resources: [endpoints]
  verbs: [list]
# the addresses, where Prometheus discovers by EndpointSlice
- apiGroups: [discovery.k8s.io]
  resources: [endpointslices]
  verbs: [list]
# whether operator, Prometheus, controllers and listeners run
- apiGroups: [""]
  resources: [pods]
  verbs: [list]
# the operator's reason for rejecting a monitor
- apiGroups: [""]
  resources: [events]
  verbs: [list]
# whether Prometheus may reach ARC
- apiGroups: [networking.k8s.io]
  resources: [networkpolicies]
  verbs: [list]
# how many runners are wanted and there
- apiGroups: [actions.summerwind.dev]
  resources: [runnerdeployments]
  verbs: [list]
# how many runners are wanted and there
- apiGroups: [actions.summerwind.dev]
  resources: [runnersets]
  verbs: [list]
# whether runners of a new template come up, and those that no RunnerDeployment makes
- apiGroups: [actions.summerwind.dev]
  resources: [runnerreplicasets]
  verbs: [list]
# limits, and which metrics this set-up can have
- apiGroups: [actions.summerwind.dev]
  resources: [horizontalrunnerautoscalers]
  verbs: [list]
# runners that are pending, failed or offline
- apiGroups: [actions.summerwind.dev]
  resources: [runners]
  verbs: [list]
# limits and runners of each scale set
- apiGroups: [actions.github.com]
  resources: [autoscalingrunnersets]
  verbs: [list]
# whether each scale set has its listener
- apiGroups: [actions.github.com]
  resources: [autoscalinglisteners]
  verbs: [list]
# runners wanted and there
- apiGroups: [actions.github.com]
  resources: [ephemeralrunnersets]
  verbs: [list]
# runners that are pending, stuck or failed, and why
- apiGroups: [actions.github.com]
  resources: [ephemeralrunners]
  verbs: [list]
{{- end }}
{{- define "arcbot.rules.serviceProxy" -}}
# Prometheus' HTTP API
- apiGroups: [""]
  resources: [services/proxy]
  verbs: [get]
{{- end }}
{{- define "arcbot.rules.podProxy" -}}
# each replica and shard of Prometheus by itself
- apiGroups: [""]
  resources: [pods/proxy]
  verbs: [get]
{{- end }}
