"""One window for each clinic: a second start raises the first.

The lock is a small file in the cache, named by the clinic's place; a crashed program's lock is found stale. Word
goes through a local socket, which is opened only after the first paint: the network library takes its time.
"""

from pathlib import Path

from PySide6.QtCore import QCryptographicHash, QLockFile, QObject, QThread, Signal, Slot

_PATIENCE, _PAUSE = 30, 100  # tries and ms while the other window is still opening


class OneWindow(QObject):
    """Held by the program whose window shows ``clinic``."""

    raised = Signal()
    """Somebody started the program again on this clinic."""

    def __init__(self, clinic: Path, cache: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        algorithm = QCryptographicHash.Algorithm.Sha256
        key = QCryptographicHash.hash(str(clinic.resolve()).encode(), algorithm).toHex().toStdString()
        self._name = f"smpdesk-{key[:24]}"
        cache.mkdir(parents=True, exist_ok=True)
        self._lock = QLockFile(str(cache / f"{self._name}.lock"))
        self._lock.setStaleLockTime(0)
        self._server: QObject | None = None

    def take(self) -> bool:
        """True when no other window shows this clinic. A cache that cannot be written to stops nobody."""
        if self._lock.tryLock(0):
            return True
        return self._lock.error() is not QLockFile.LockError.LockFailedError

    def raise_other(self) -> bool:
        """Ask the other window to come to the front; False when it does not answer for three seconds."""
        from PySide6.QtNetwork import QLocalSocket

        for _ in range(_PATIENCE):
            socket = QLocalSocket()
            socket.connectToServer(self._name)
            if socket.waitForConnected(200):
                socket.disconnectFromServer()
                return True
            QThread.msleep(_PAUSE)
        return False

    def listen(self) -> None:
        """From now on `raised` tells of second starts."""
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._name)  # left by a crash; the lock says that nobody uses it
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._called)
        server.listen(self._name)
        self._server = server

    def release(self) -> None:
        """The window is closed."""
        if self._server is not None:
            self._server.close()  # type: ignore[attr-defined]
            self._server = None
        self._lock.unlock()

    @Slot()
    def _called(self) -> None:
        server = self._server
        if server is None:
            return
        while (socket := server.nextPendingConnection()) is not None:  # type: ignore[attr-defined]
            socket.deleteLater()
        self.raised.emit()
