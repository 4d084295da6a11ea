namespace LocalAspire.Developer.Telemetry;

/// <summary>Log messages out of an OTLP log request: those that belong to a trace, the others are on the console anyway.</summary>
internal static class LogReader
{
    internal static List<LogRecord> Read(ReadOnlySpan<byte> request)
    {
        var records = new List<LogRecord>();
        OtlpReader.EachRecord(request, (string resource, string _, ref ProtoReader message) =>
        {
            var record = ReadRecord(resource, ref message);
            if (record.TraceId.Length > 0)
                records.Add(record);
        });
        return records;
    }

    private static LogRecord ReadRecord(string resource, ref ProtoReader message)
    {
        var record = new LogRecord("", "", resource, 0, "", "");
        while (message.Next())
        {
            switch (message.Field)
            {
                case 1: record = record with { TimeNs = (long)message.Fixed64() }; break;
                case 3: record = record with { Severity = message.Text() }; break;
                case 5: record = record with { Message = OtlpReader.AnyValue(message.Message()) }; break;
                case 9: record = record with { TraceId = message.Hex() }; break;
                case 10: record = record with { SpanId = message.Hex() }; break;
            }
        }

        return record;
    }
}
