# The same as access-entry.yaml and reader-role.yaml, for those who keep their clusters in Terraform.

terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.33"
    }
  }
}

variable "cluster_name" {
  type        = string
  description = "The EKS cluster."
}

variable "worker_role_arn" {
  type        = string
  description = "WorkerRoleArn of the arcbot stack."
}

variable "other_account" {
  type        = bool
  default     = false
  description = "The cluster is in another account than arcbot: a role is made here that arcbot's worker assumes."
}

data "aws_eks_cluster" "this" {
  name = var.cluster_name
}

resource "aws_iam_role" "reader" {
  count = var.other_account ? 1 : 0
  name  = "arcbot-reader"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = var.worker_role_arn }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_role_policy" "reader" {
  count = var.other_account ? 1 : 0
  name  = "arcbot"
  role  = aws_iam_role.reader[0].name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid      = "DescribeCluster"
      Effect   = "Allow"
      Action   = "eks:DescribeCluster"
      Resource = data.aws_eks_cluster.this.arn
    }]
  })
}

# No access policy of EKS: Kubernetes RBAC alone says what the group may read.
resource "aws_eks_access_entry" "arcbot" {
  cluster_name      = var.cluster_name
  principal_arn     = var.other_account ? aws_iam_role.reader[0].arn : var.worker_role_arn
  kubernetes_groups = ["arcbot"]
  type              = "STANDARD"
}

output "role_arn" {
  description = "roleArn of this cluster in arcbot.yml, where the cluster is in another account."
  value       = one(aws_iam_role.reader[*].arn)
}
