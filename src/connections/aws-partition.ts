const suffixes: readonly (readonly [start: string, partition: string, suffix: string])[] = [
  ['cn-', 'aws-cn', 'amazonaws.com.cn'],
  ['us-gov-', 'aws-us-gov', 'amazonaws.com'],
  ['us-isob-', 'aws-iso-b', 'sc2s.sgov.gov'],
  ['us-isof-', 'aws-iso-f', 'csp.hci.ic.gov'],
  ['us-iso-', 'aws-iso', 'c2s.ic.gov'],
  ['eu-isoe-', 'aws-iso-e', 'cloud.adc-e.uk'],
  ['eusc-', 'aws-eusc', 'amazonaws.eu'],
];

/** The partition of a region: its name as in ARNs, and the end of its host names. https://docs.aws.amazon.com/general/latest/gr/rande.html */
export function awsPartition(region: string): { name: string; suffix: string } {
  const found = suffixes.find(([start]) => region.startsWith(start));
  return found === undefined ? { name: 'aws', suffix: 'amazonaws.com' } : { name: found[1], suffix: found[2] };
}
