from urllib.parse import urlsplit

import boto3
from botocore import UNSIGNED
from botocore.config import Config
from kit import Answer, serve


# example: begin
def get(case):
    target = urlsplit(case.url)
    bucket, _, host = target.netloc.partition(".")  # origin.test: a bucket of the endpoint "test"
    config = Config(
        signature_version=UNSIGNED,
        s3={"addressing_style": "virtual"},
        proxies={"http": case.proxy_url, "https": case.proxy_url} if case.proxy_url else None,
        proxies_config={"proxy_ca_bundle": case.ca_file},
    )
    storage = boto3.session.Session().client(
        "s3",
        endpoint_url=f"{target.scheme}://{host}",
        region_name="us-east-1",
        verify=case.ca_file,
        config=config,
    )
    answer = storage.get_object(Bucket=bucket, Key=target.path.removeprefix("/"))
    status = answer["ResponseMetadata"]["HTTPStatusCode"]
    return Answer(status, answer["Body"].read().decode())
# example: end


serve(
    "boto3",
    boto3.__version__,
    ["basic.http", "basic.connect", "redirect", "no_proxy", "https_proxy"],
    get,
)
