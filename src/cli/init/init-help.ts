/** `arcbot help init`. */
export const initHelp = {
  name: 'init',
  usage: '[options]',
  summary: 'writes configuration, Slack manifest and RBAC for your EKS clusters, and tells the commands that are left to run',
  examples: [
    { words: 'init', means: 'asks for region, clusters and channel; run it in the folder of arcbot' },
    { words: 'init --region eu-west-1 --clusters prod --channel "#platform" --yes', means: 'the same without questions' },
    { words: 'init --region eu-west-1 --dry-run', means: 'what it would write or change' },
  ],
  options: `Options:
  --region REGION          where the clusters are, and where arcbot will run (default AWS_REGION)
  --clusters NAME,NAME     EKS clusters; the first is the default one (default all of the region)
  --channel NAME           where people will ask
  --out DIR                where the files go (default here)
  --stage NAME             of the deployment (default prod)
  --secret-store STORE     ssm or secretsmanager (default ssm)
  --dry-run                show what would be written, and write nothing
  --force                  write over what was changed by hand; the old file is kept as FILE.bak
  -y, --yes                ask nothing

It reads EKS (ListClusters, DescribeCluster) and lists in the clusters, with your own credentials, and changes nothing there.
Run again, it adds clusters, brings its own files up to date, and leaves what you changed as it is.

Exit status: 0 done, 2 something could not be looked at, 64 wrong usage, 70 a bug of ours.`,
};
