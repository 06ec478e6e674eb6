namespace CallCenter.Core; static class Stub;
