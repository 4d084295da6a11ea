using BizPulse.Contracts;
using BizPulse.Simulator.Shop;
using Confluent.Kafka;

namespace BizPulse.Bench.Ingest;

/// <summary>The sales of the simulator's shop, put into Kafka as fast as it takes them.</summary>
internal static class ShopLog
{
    /// <summary>120 products, 5 stores, in the order of time.</summary>
    public static List<SaleRecorded> Sales(int count)
    {
        var settings = new ShopSettings { Lines = count + count / 20, EngagementDays = 0 };
        return [.. new ShopSimulation(settings).Run(settings.Days).SelectMany(day => day.Sales).Take(count)];
    }

    /// <summary>The same sales as if they had happened again, in random order.</summary>
    public static List<SaleRecorded> Scattered(List<SaleRecorded> sales)
    {
        var scattered = sales.Select(sale => sale with { EventId = Guid.NewGuid() }).ToArray();
        new Random(17).Shuffle(scattered);
        return [.. scattered];
    }

    public static async Task PublishAsync(string kafka, IEnumerable<BusinessEvent> events)
    {
        var config = new ProducerConfig
        {
            BootstrapServers = kafka,
            EnableIdempotence = true,
            LingerMs = 20,
            CompressionType = CompressionType.Lz4
        };
        using var producer = new ProducerBuilder<string, byte[]>(config).Build();
        Error? failure = null;
        foreach (var subject in events)
        {
            var message = new Message<string, byte[]> { Key = subject.Key!, Value = EventWriter.ToJson(subject) };
            while (!TryProduce(producer, subject.Topic, message, error => failure ??= error))
                await Task.Delay(20);
        }
        producer.Flush(TimeSpan.FromMinutes(5));
        if (failure is not null)
            throw new KafkaException(failure);
    }

    private static bool TryProduce(
        IProducer<string, byte[]> producer, string topic, Message<string, byte[]> message, Action<Error> fail)
    {
        try
        {
            producer.Produce(topic, message, report =>
            {
                if (report.Error.IsError)
                    fail(report.Error);
            });
            return true;
        }
        catch (ProduceException<string, byte[]> full) when (full.Error.Code == ErrorCode.Local_QueueFull)
        {
            return false;
        }
    }
}
