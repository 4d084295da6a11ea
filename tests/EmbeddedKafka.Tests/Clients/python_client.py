"""Sends, reads in two groups of consumers and manages topics with python3-kafka; prints what it saw as JSON."""
import json
import sys

from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer, TopicPartition
from kafka.admin import NewPartitions, NewTopic

servers = sys.argv[1]
seen = {}

admin = KafkaAdminClient(bootstrap_servers=servers)
admin.create_topics([NewTopic("python", num_partitions=2, replication_factor=1)])
admin.create_partitions({"python": NewPartitions(total_count=3)})

producer = KafkaProducer(bootstrap_servers=servers, acks="all", compression_type="gzip")
sent = [
    producer.send("python", partition=i % 3, key=b"k%d" % i, value=b"v%d" % i, headers=[("n", b"%d" % i)], timestamp_ms=1000 + i)
    for i in range(300)
]
producer.flush()
seen["highest_offset"] = max(each.get(10).offset for each in sent)


def read(limit):
    consumer = KafkaConsumer(
        "python", bootstrap_servers=servers, group_id="pythons", auto_offset_reset="earliest",
        enable_auto_commit=False, consumer_timeout_ms=10000)
    messages = []
    for message in consumer:
        messages.append((message.key.decode(), message.value.decode(), message.headers[0][1].decode()))
        if len(messages) == limit:
            break
    consumer.commit()
    consumer.close()
    return messages


first, second = read(100), read(200)
seen["distinct"] = len(set(first + second))
seen["wrong"] = [each for each in first + second if not each[0][1:] == each[1][1:] == each[2]]

consumer = KafkaConsumer(bootstrap_servers=servers)
partition = TopicPartition("python", 0)
seen["partitions"] = len(consumer.partitions_for_topic("python"))
seen["end"] = consumer.end_offsets([partition])[partition]
seen["by_time"] = consumer.offsets_for_times({partition: 1030})[partition].timestamp >= 1000
consumer.close()

seen["groups"] = admin.list_consumer_groups()
seen["committed"] = sum(each.offset for each in admin.list_consumer_group_offsets("pythons").values())
admin.delete_topics(["python"])
seen["left"] = admin.list_topics()
print(json.dumps(seen))
