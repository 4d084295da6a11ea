// A small application that tests start as a process of its own, to see how it ends.
var builder = DistributedApplication.CreateBuilder(args);

var redis = builder.AddRedis("redis");
var postgres = builder.AddPostgres("postgres");

// A program with a child of its own, which waits for the engines and says when it is told to end.
builder.AddExecutable("worker", "/bin/sh", ".", "-c", "trap 'echo told to end; kill $!; exit 0' TERM; echo working; sleep 1000 & wait")
    .WithReference(redis)
    .WaitFor(redis)
    .WaitFor(postgres);

if (int.TryParse(builder.Configuration["Sample:Port"], out var port))
    builder.AddExecutable("door", "/bin/sh", ".", "-c", "sleep 1000").WithHttpEndpoint(port: port);

builder.Build().Run();
