// Sends, reads in a group and manages topics with kafkajs; prints what it saw as JSON.
import { CompressionTypes, Kafka, logLevel } from 'kafkajs';

const kafka = new Kafka({ clientId: 'kafkajs', brokers: [process.argv[2]], logLevel: logLevel.NOTHING });
const seen = {};

const admin = kafka.admin();
await admin.connect();
await admin.createTopics({ topics: [{ topic: 'js', numPartitions: 2 }] });
await admin.createPartitions({ topicPartitions: [{ topic: 'js', count: 3 }] });

const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1 });
await producer.connect();
await producer.send({
  topic: 'js',
  acks: -1,
  compression: CompressionTypes.GZIP,
  messages: Array.from({ length: 300 }, (_, i) => ({ key: `k${i}`, value: `v${i}`, headers: { n: `${i}` }, partition: i % 3 })),
});
await producer.disconnect();

const messages = new Map();
const consumer = kafka.consumer({ groupId: 'scripts' });
await consumer.connect();
await consumer.subscribe({ topic: 'js', fromBeginning: true });
await new Promise((resolve) =>
  consumer.run({
    eachMessage: async ({ message }) => {
      messages.set(message.key.toString(), [message.value.toString(), message.headers.n.toString()]);
      if (messages.size === 300) resolve();
    },
  }),
);
const group = (await admin.describeGroups(['scripts'])).groups[0];
await consumer.disconnect();

seen.distinct = messages.size;
seen.wrong = [...messages].filter(([key, [value, n]]) => key !== `k${n}` || value !== `v${n}`);
seen.group = [group.state, group.members.length];
seen.committed = (await admin.fetchOffsets({ groupId: 'scripts', topics: ['js'] }))[0].partitions.reduce((sum, each) => sum + Number(each.offset), 0);
seen.offsets = (await admin.fetchTopicOffsets('js')).map((each) => each.high);
seen.cluster = (await admin.describeCluster()).brokers.length;
await admin.deleteGroups(['scripts']);
await admin.deleteTopics({ topics: ['js'] });
seen.left = await admin.listTopics();
await admin.disconnect();
console.log(JSON.stringify(seen));
