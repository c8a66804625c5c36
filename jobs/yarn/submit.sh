#!/usr/bin/env bash
# Submits the three-cancers study to YARN; sources, lake and runs are on HDFS.
#
#   SPARK_HOME=/opt/spark HADOOP_CONF_DIR=/etc/hadoop/conf jobs/yarn/submit.sh
#
# Client mode: the driver runs here, so that its exit code and its answer are this script's.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
: "${SPARK_HOME:?set SPARK_HOME to a Spark 4.1 distribution}"
: "${HADOOP_CONF_DIR:?set HADOOP_CONF_DIR to the folder of the Hadoop configuration}"

exec "$here/jobs/prominence" --master yarn \
  --spark spark.executor.instances=8 \
  --spark spark.executor.cores=4 \
  --spark spark.executor.memory=8g \
  --spark spark.driver.maxResultSize=4g \
  run -c "$here/conf/three-cancers.conf" \
  --set data=hdfs:///data/cohorts \
  --set study.lake=hdfs:///prominence/lake \
  --set study.runs=hdfs:///prominence/runs "$@"
