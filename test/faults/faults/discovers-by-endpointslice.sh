# what: the Prometheus discovers by EndpointSlice: nothing is wrong
# root:
# verdict: healthy
# mends: no
break_it() { patch -n $M prometheus $PROM -p '{"spec":{"serviceDiscoveryRole":"EndpointSlice"}}' && sleep 12; }
settled() { pool_up $POOL; }
