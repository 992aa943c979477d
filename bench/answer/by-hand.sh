#!/bin/sh
# What one does by hand to see whether ARC is scraped by kube-prometheus-stack: one kubectl after the other. Where one would forward a
# port and look at the web page, the API is asked through the API server instead, which takes fewer round trips.
# KUBECTL: the program with its options.
set -e
prometheus=/api/v1/namespaces/monitoring/services/http:kube-prometheus-stack-prometheus:http-web/proxy/api/v1
$KUBECTL get nodes
$KUBECTL get pods -n monitoring -l app=kube-prometheus-stack-operator
$KUBECTL api-resources --api-group monitoring.coreos.com
$KUBECTL get prometheus -n monitoring -o wide
$KUBECTL get statefulset -n monitoring -o wide
$KUBECTL api-resources --api-group actions.summerwind.dev
$KUBECTL get pods -n team-a
$KUBECTL get rdeploy -n team-a
$KUBECTL get svc,servicemonitor -n actions-runner-system -o wide
$KUBECTL logs prometheus-kube-prometheus-stack-prometheus-0 -c prometheus -n monitoring | grep -c discovery || true
$KUBECTL get svc -n monitoring kube-prometheus-stack-prometheus
$KUBECTL get --raw "$prometheus/targets?state=active" | grep -c actions-runner-controller-service-monitor
$KUBECTL get --raw "$prometheus/label/__name__/values" | tr ',' '\n' | grep -e horizontalrunnerautoscaler -e runnerdeployment -e controller_runtime
$KUBECTL get --raw "$prometheus/query?query=horizontalrunnerautoscaler_runners_busy"
