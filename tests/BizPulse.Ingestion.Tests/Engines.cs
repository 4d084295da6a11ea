using BizPulse.Testing;

[assembly: AssemblyFixture(typeof(RealEngines))]
