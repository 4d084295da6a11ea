using System.Runtime.InteropServices;

namespace BizPulse.Engines;

/// <summary>The few system calls that .NET has no words for.</summary>
internal static partial class Posix
{
    internal const int Interrupt = 2;
    internal const int Kill = 9;

    internal static bool IsRoot => EffectiveUser() == 0;

    /// <summary>Sends a signal to a process. False: there is none.</summary>
    internal static bool Signal(int process, int signal) => SendSignal(process, signal) == 0;

    internal static void ChangeOwner(string path, uint user)
    {
        if (ChangeOwner(path, user, user) != 0)
            throw new IOException($"Cannot give {path} to user {user}: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    /// <summary>What this process and all that it starts make from now on is for their owner alone.</summary>
    internal static void CloseNewFilesToOthers() => _ = SetMask(0b111_111);

    [LibraryImport("libc", EntryPoint = "umask")]
    private static partial uint SetMask(uint mask);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint EffectiveUser();

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int process, int signal);

    [LibraryImport("libc", EntryPoint = "chown", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int ChangeOwner(string path, uint user, uint group);
}
