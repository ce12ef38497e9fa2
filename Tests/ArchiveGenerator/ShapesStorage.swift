/// Ordinary records of the storage and database services.
enum ShapesStorage {
  private static let bucketHost =
    #""bucketName":"<bucket>","Host":"<bucket>.s3.<region>.amazonaws.com""#
  private static let bucketResource =
    #"[{"accountId":"<account>","type":"AWS::S3::Bucket","ARN":"arn:aws:s3:::<bucket>"}]"#
  private static let transfer =
    #"{"SignatureVersion":"SigV4","CipherSuite":"ECDHE-RSA-AES128-GCM-SHA256","#
    + #""bytesTransferredIn":<int:9000>,"AuthenticationMethod":"AuthHeader","x-amz-id-2":"#
    + #""<base64:74>==","bytesTransferredOut":<int:900000>}"#

  static let all: [EventShape] = [
    EventShape(
      "s3", "GetBucketAcl", weight: 60, reads: true,
      request: [#"{\#(bucketHost),"acl":""}"#], resources: bucketResource, additional: transfer),
    EventShape(
      "s3", "GetBucketEncryption", weight: 30, reads: true,
      request: [#"{"encryption":"",\#(bucketHost)}"#], resources: bucketResource,
      additional: transfer),
    EventShape(
      "s3", "ListObjects", weight: 40, reads: true,
      request: [#"{"list-type":"2","prefix":"<word>/<hex:8>/","delimiter":"/",\#(bucketHost)}"#],
      resources: bucketResource, additional: transfer, apiVersion: "2006-03-01"),
    EventShape(
      "s3", "GetObject", weight: 70, reads: true,
      request: [#"{\#(bucketHost),"key":"<word>/<hex:2>/<uuid>.parquet","range":"bytes=0-"}"#],
      data: true,
      resources: #"[{"type":"AWS::S3::Object","ARN":"arn:aws:s3:::<bucket>/<word>/<uuid>"},"#
        + #"{"accountId":"<account>","type":"AWS::S3::Bucket","ARN":"arn:aws:s3:::<bucket>"}]"#,
      additional: transfer),
    EventShape(
      "s3", "GetObject", weight: 6, reads: true,
      request: [#"{\#(bucketHost),"key":"public/<word>.css"}"#], principal: .stranger,
      data: true, resources: bucketResource, additional: transfer),
    EventShape(
      "s3", "PutObject", weight: 35,
      request: [#"{\#(bucketHost),"x-amz-acl":"bucket-owner-full-control","key":"<word>/<uuid>"}"#],
      response: [#"{"x-amz-server-side-encryption":"AES256"}"#],
      principal: .service, data: true, resources: bucketResource, additional: transfer),
    EventShape(
      "dynamodb", "DescribeTable", weight: 40, reads: true,
      request: [#"{"tableName":"<word>-locks"}"#],
      resources: #"[{"accountId":"<account>","type":"AWS::DynamoDB::Table","ARN":"arn:aws:"#
        + #"dynamodb:<region>:<account>:table/<word>-locks"}]"#,
      apiVersion: "2012-08-10"),
    EventShape(
      "dynamodb", "UpdateTable", weight: 10,
      request: [
        #"{"tableName":"<word>","provisionedThroughput":{"readCapacityUnits":<int:90>,"#
          + #""writeCapacityUnits":<int:90>}}"#
      ],
      response: [
        #"{"tableDescription":{"tableName":"<word>","tableStatus":"UPDATING","itemCount":"#
          + #"<int:900000>,"tableSizeBytes":<int:90000000>,"creationDateTime":"<textTime>","#
          + #""keySchema":[{"attributeName":"id","keyType":"HASH"}],"tableArn":"arn:aws:"#
          + #"dynamodb:<region>:<account>:table/<word>","tableId":"<uuid>"}}"#
      ], apiVersion: "2012-08-10"),
    EventShape(
      "rds", "DescribeDBInstances", weight: 30, reads: true,
      request: ["null", #"{"dBInstanceIdentifier":"<word>-db","maxRecords":100}"#]),
    EventShape(
      "rds", "CreateDBSnapshot", weight: 8,
      request: [
        #"{"dBSnapshotIdentifier":"<word>-<hex:6>","dBInstanceIdentifier":"<word>-db"}"#
      ],
      response: [
        #"{"dBSnapshotIdentifier":"<word>-<hex:6>","instanceCreateTime":"<textTime>","engine":"#
          + #""postgres","allocatedStorage":100,"status":"creating","port":5432,"#
          + #""availabilityZone":"<region>b","vpcId":"vpc-0<hex:16>","masterUsername":"app","#
          + #""engineVersion":"15.4","encrypted":true,"kmsKeyId":"arn:aws:kms:<region>:"#
          + #"<account>:key/<keyID>","dBSnapshotArn":"arn:aws:rds:<region>:<account>:"#
          + #"snapshot:<word>","dbiResourceId":"db-<upper:26>","tagList":[]}"#
      ]),
  ]
}
