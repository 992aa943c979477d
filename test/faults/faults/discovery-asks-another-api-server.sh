# what: spec.apiserverConfig sends discovery to an address at which no API server is
# root: target-not-discovered discovery-forbidden
# verdict: unhealthy
# mends: no
break_it() { patch -n $M prometheus $PROM -p '{"spec":{"apiserverConfig":{"host":"https://10.89.0.1:9","tlsConfig":{"insecureSkipVerify":true}}}}' && sleep 20; }
settled() { pool_empty $POOL; }
